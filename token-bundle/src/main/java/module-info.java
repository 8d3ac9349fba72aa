/** Makes access tokens. */
module org.livekit4j.token {
    requires com.nimbusds.jose.jwt;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports org.livekit4j.token;
}
