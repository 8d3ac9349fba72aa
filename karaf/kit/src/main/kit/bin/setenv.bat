@echo off
rem Karaf 4.4 on JDK 25. Set JAVA_HOME to one, and EXTRA_JAVA_OPTS for more options.
rem Without options of its own the JVM would be given -Djava.security.manager=allow, with which JDK 25 does not start.
echo %JAVA_OPTS% | findstr /C:"livekit4j-karaf-agent" >nul
if errorlevel 1 set "JAVA_OPTS=-XX:+UnlockDiagnosticVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfelix.fileinstall.configEncoding=UTF-8 -Xbootclasspath/a:%~dp0..\lib\livekit4j-karaf-agent.jar -javaagent:%~dp0..\lib\livekit4j-karaf-agent.jar %JAVA_OPTS%"
