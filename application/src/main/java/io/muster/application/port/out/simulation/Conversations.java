package io.muster.application.port.out.simulation;

import io.muster.domain.simulation.Conversation;
import java.util.List;

/** The conversations of identity providers that are known. */
@FunctionalInterface
public interface Conversations {
    /** Returns them in the order in which they are shown. */
    List<Conversation> all();
}
