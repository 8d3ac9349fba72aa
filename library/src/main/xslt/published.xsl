<?xml version="1.0" encoding="UTF-8"?>
<!-- Leaves of the POM what users need: not how the jar is made, nor what only that takes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:pom="http://maven.apache.org/POM/4.0.0">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="pom:project/pom:build | pom:project/pom:profiles | pom:project/pom:properties | pom:parent/pom:relativePath"/>
  <xsl:template match="pom:dependency[pom:scope = 'test' or pom:scope = 'provided']"/>
  <!-- With all platforms, that of the build is there twice. -->
  <xsl:template match="pom:dependency[pom:artifactId = preceding-sibling::pom:dependency/pom:artifactId]"/>
</xsl:stylesheet>
