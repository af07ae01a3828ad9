package io.muster.liberty;

/**
 * A setting keeps Muster from starting. The message is one line with the name of the setting, its rule and a command
 * that sets a valid value. It never contains the value, which can be a secret.
 */
final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidSettingException(String message) {
        super(message);
    }
}
