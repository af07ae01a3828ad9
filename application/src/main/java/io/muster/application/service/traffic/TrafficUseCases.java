package io.muster.application.service.traffic;

import io.muster.application.port.in.traffic.CountRequests;
import io.muster.application.port.in.traffic.ReadRequestCounts;
import io.muster.application.port.in.traffic.WriteRequestCounts;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;

/** Makes the use cases for the requests of identity providers. */
public final class TrafficUseCases {
    private TrafficUseCases() {}

    /** Returns the memory of the node, from both of its sides. */
    public static Counting counting(Ports ports, Environment environment) {
        RequestCounting counting = new RequestCounting(ports, environment);
        return new Counting(counting, counting);
    }

    public static ReadRequestCounts readRequestCounts(Ports ports, Environment environment) {
        return new RequestCountReading(ports, environment);
    }

    /** Two in-ports that share what is counted. */
    public record Counting(CountRequests count, WriteRequestCounts write) {}
}
