package io.muster.liberty;

/**
 * Settings keep Muster from starting. The message has a line for each: the name of the setting, its rule and a command
 * that sets a valid value. It never contains the value, which can be a secret.
 */
final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidSettingException(String message) {
        super(message);
    }
}
