package io.muster.bench;

import java.io.IOException;

/** A SCIM service with users, which requests are sent to. */
interface Target {
    /** Coprime to the numbers of users, so that its multiples visit all of them, far apart. */
    long STEP = 7_919;

    /** Sends a request to a path of the SCIM API and returns the body of its response. */
    String scim(HttpConnection connection, String method, String path, String body) throws IOException;

    /** Asks whether a user reaches a workspace. */
    void check(HttpConnection connection, String user, long workspace) throws IOException;

    /** Returns the domain of the user names. */
    String domain();

    /** Returns the number of users, who are called user0, user1 and so on. */
    int users();

    /** Returns the id of a user. */
    String user(int number);

    /** Returns the group that one member is added to and removed from. */
    String memberGroup();

    /** Returns the member that is added and removed: no member at first. */
    String guest();

    /** Returns the number of a user; those of consecutive numbers are far apart. */
    default int any(long number) {
        return (int) (number * STEP % users());
    }
}
