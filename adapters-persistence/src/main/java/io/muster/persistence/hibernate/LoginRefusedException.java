package io.muster.persistence.hibernate;

import java.sql.SQLException;

/** The database can be reached, but refuses the user or the password. */
public final class LoginRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoginRefusedException(SQLException cause) {
        super("The database refuses the user or the password", cause);
    }
}
