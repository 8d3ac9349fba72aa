package org.livekit4j.token.internal;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** JSON Web Tokens signed with HMAC-SHA-256. */
public final class Jwt {
    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private Jwt() {}

    public static String sign(String issuer, String secret, String subject, Instant notBefore, Instant expires,
            Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        set.issuer(issuer).subject(subject).notBeforeTime(Date.from(notBefore)).expirationTime(Date.from(expires));
        SignedJWT jwt = new SignedJWT(HEADER, set.build());
        try {
            jwt.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("the JVM offers no HmacSHA256: " + e.getMessage(), e);
        }
        return jwt.serialize();
    }
}
