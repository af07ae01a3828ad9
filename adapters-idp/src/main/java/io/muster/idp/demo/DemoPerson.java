package io.muster.idp.demo;

/**
 * Somebody whom the demonstration signs in.
 *
 * @param id the subject of the ID token
 * @param note what the demonstration shows with this person, one sentence
 */
public record DemoPerson(String id, String givenName, String familyName, String email, String note) {
    String name() {
        return givenName + " " + familyName;
    }
}
