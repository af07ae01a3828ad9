package io.muster.domain.signin;

/** A sign-in is refused. The person sees cause and remedy of the code, the sign-in log also the detail. */
public final class SignInRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SignInCode code;

    /** @param detail what was found, bounded and without any secret, token or assertion */
    public SignInRefused(SignInCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    public SignInCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
