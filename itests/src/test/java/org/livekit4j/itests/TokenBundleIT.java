package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.Test;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;

/** Tokens are made inside a framework too, where the library that signs them is a bundle of its own. */
public class TokenBundleIT extends InFelix {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Configuration
    @Override
    public Option[] configuration() {
        return OptionUtils.combine(super.configuration(), Felix.installed("nimbus-jose-jwt"),
                Felix.installed("org.livekit4j.token"));
    }

    @Test
    public void shouldSignATokenInsideAFramework() throws Exception {
        String token = AccessToken.of("key", SECRET).withIdentity("ada").withGrant(VideoGrant.join("room")).toJwt();

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        int dot = token.lastIndexOf('.');
        byte[] signature = mac.doFinal(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertThat(token.substring(dot + 1)).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }
}
