package org.livekit4j.launcher;

import picocli.CommandLine.IVersionProvider;

/** The version of the launcher's own jar. */
final class JarVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = JarVersion.class.getPackage().getImplementationVersion();
        return new String[]{"livekit4j " + (version == null ? "(not packaged)" : version)};
    }
}
