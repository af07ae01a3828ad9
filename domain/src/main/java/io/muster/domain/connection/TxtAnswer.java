package io.muster.domain.connection;

import java.util.List;
import java.util.Optional;

/** The result of a query for the TXT records of a name. */
public sealed interface TxtAnswer {
    /**
     * The DNS answered: with records, or with the statement that there is none.
     *
     * @param texts the texts of the records, the pieces of each put together; empty if there is none
     * @param zone the zone in which the name is or would be; empty if the answer does not contain it
     */
    record Texts(List<String> texts, Optional<String> zone) implements TxtAnswer {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /**
     * The DNS could not answer: a server failed, refused or was silent.
     *
     * @param reason for people
     */
    record TryLater(String reason) implements TxtAnswer {}
}
