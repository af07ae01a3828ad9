package io.muster.application.port.in.webhook;

import java.util.List;

/** What has to be asked again and again for events to reach their webhooks. */
public interface DeliverWebhooks {
    /**
     * Takes on at most so many webhooks that have something to do, each as a piece of work of its own: bounded, slow as
     * receivers are slow, and to be run soon, in any thread. Work that is never run is taken on again later.
     */
    List<Runnable> due(int most);
}
