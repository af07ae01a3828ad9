package io.muster.application.service.traffic;

import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.ReadHealth;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.in.traffic.WatchSilence;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.traffic.SilenceAlarm;
import io.muster.application.service.event.EventPublisher;

/** Makes the use cases for the requests of identity providers. */
public final class TrafficUseCases {
    private TrafficUseCases() {}

    /** Returns the memory of the node, from both of its sides. */
    public static Counting counting(Ports ports, EventPublisher events, Environment environment) {
        RequestCounting counting = new RequestCounting(ports, events, environment);
        return new Counting(counting, counting);
    }

    public static ReadRequestCounts readRequestCounts(Ports ports, Environment environment) {
        return new RequestCountReading(ports, environment);
    }

    public static WatchSilence watchSilence(
            Ports ports, EventPublisher events, SilenceAlarm alarm, Environment environment) {
        return new SilenceWatch(ports, events, alarm, environment);
    }

    public static ReadHealth readHealth(Ports ports, Environment environment) {
        return new HealthReading(ports, environment);
    }

    /** Two in-ports that share what is counted. */
    public record Counting(CountRequests count, WriteRequestCounts write) {}
}
