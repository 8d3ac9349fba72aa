package org.livekit4j.token.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A JSON Web Token of which nothing is verified yet.
 *
 * @param header of the token
 * @param claims of the token
 * @param signed the part that is signed
 * @param signature in Base64url
 */
public record Jwt(JsonObject header, JsonObject claims, String signed, String signature) {
    /** More than any header of HTTP may hold. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    private static final int MIN_SECRET_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+");

    /** @throws IllegalArgumentException if it is none; the message holds nothing of it */
    public static Jwt parse(String token) {
        if (token.length() > MAX_LENGTH || !FORM.matcher(token).matches()) {
            throw new IllegalArgumentException("is no JWT of at most " + MAX_LENGTH + " characters");
        }
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        return new Jwt(decode(token.substring(0, first)), decode(token.substring(first + 1, last)), token.substring(0, last),
                token.substring(last + 1));
    }

    private static JsonObject decode(String part) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) { // its message shows a part
            throw new IllegalArgumentException("is no Base64url");
        }
        return JsonObject.parse(new String(bytes, StandardCharsets.UTF_8), MAX_LENGTH);
    }

    /** Whether the only algorithm that is allowed signed it, without an extension that must be understood. */
    public boolean isHs256() {
        return JWSAlgorithm.HS256.getName().equals(header.members().get("alg")) && !header.members().containsKey("crit");
    }

    /** In a time that does not depend on the signature. */
    public boolean isSignedWith(String secret) {
        try {
            String right = new MACSigner(secret).sign(HEADER, signed.getBytes(StandardCharsets.US_ASCII)).toString();
            return MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII),
                    signature.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw noAlgorithm(e);
        }
    }

    /** @throws IllegalArgumentException if it is missing or could be guessed; the message does not show it */
    public static void requireSecret(String secret) {
        Claims.requireText("the API secret", secret);
        int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the API secret has " + bytes + " bytes; it must have " + MIN_SECRET_BYTES
                    + " or more, or it could be guessed. The development key of livekit-server has such a short one:"
                    + " start the server with --keys \"NAME: SECRET\" instead");
        }
    }

    public static String sign(String issuer, String secret, String subject, Instant notBefore, Instant expires,
            Map<String, Object> claims) {
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        set.issuer(issuer).subject(subject).notBeforeTime(Date.from(notBefore)).expirationTime(Date.from(expires));
        SignedJWT jwt = new SignedJWT(HEADER, set.build());
        try {
            jwt.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw noAlgorithm(e);
        }
        return jwt.serialize();
    }

    private static IllegalStateException noAlgorithm(JOSEException e) {
        return new IllegalStateException("the JVM offers no HmacSHA256: " + e.getMessage(), e);
    }

    @Override
    public String toString() {
        return "Jwt[]";
    }
}
