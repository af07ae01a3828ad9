package io.muster.application.port.in.webhook;

import java.util.List;

/** The clock delivers events to webhooks. */
public interface DeliverWebhooks {
    /**
     * Claims at most so many webhooks that have something to do and returns the work for each. Run each soon, in any
     * thread: it is bounded in time, but waits for the receiver. A claim whose work is not run expires, and the webhook
     * is claimed again.
     */
    List<Runnable> due(int most);
}
