package org.livekit4j.token;

import java.util.Objects;
import org.livekit4j.LiveKitException;

/** Thrown when a token or a webhook is not what it claims to be. The message holds no token, no secret and no body. */
public class TokenVerificationException extends LiveKitException {
    private static final long serialVersionUID = 1L;

    /** Why a token or a webhook is refused. */
    public enum Reason {
        /** There is no token, it is no JWT, or a claim is missing or of another type than expected. */
        MALFORMED,
        /** It is not signed with HMAC-SHA-256, the only algorithm that is allowed. */
        ALGORITHM,
        /** It names none of the API keys that are known. */
        UNKNOWN_KEY,
        /** It was not signed with the secret of its API key, or was changed. */
        SIGNATURE,
        /** It is valid later. */
        NOT_YET_VALID,
        /** It was valid earlier. */
        EXPIRED,
        /** The body of a webhook is not the one that was signed, or no JSON object. */
        BODY
    }

    private final Reason reason;

    /**
     * Creates an exception.
     *
     * @param reason why the token is refused
     * @param message what is wrong, without a secret
     */
    public TokenVerificationException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason is null");
    }

    /** {@return why the token or the webhook is refused} */
    public Reason reason() {
        return reason;
    }
}
