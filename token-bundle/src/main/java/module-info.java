/** Creates, fetches and verifies access tokens. */
module org.livekit4j.token {
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires transitive org.livekit4j.api;
    requires static org.jspecify;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports org.livekit4j.token;
}
