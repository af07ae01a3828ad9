package io.muster.bench;

import org.HdrHistogram.Histogram;

/**
 * The results of one turn of load.
 *
 * @param micros times of the requests at the client, in microseconds
 * @param seconds length of the turn
 * @param sent bytes that the client has sent, 0 where that is not counted
 * @param received bytes that the client has received, 0 where that is not counted
 * @param used what the processes have used meanwhile
 */
record Turn(Histogram micros, double seconds, long sent, long received, Usage used) {

    /**
     * The resources that processes have used.
     *
     * @param server processor time of the server in milliseconds
     * @param compiler part of it that the just-in-time compilers have used
     * @param collector part of it that the garbage collector has used
     * @param postgres processor time of PostgreSQL with its children in milliseconds
     * @param client processor time of the client in milliseconds
     * @param wal bytes written to the write-ahead log
     */
    record Usage(long server, long compiler, long collector, long postgres, long client, long wal) {
        static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

        Usage withServer(long millis) {
            return new Usage(millis, compiler, collector, postgres, client, wal);
        }

        Usage since(Usage earlier) {
            return new Usage(
                    server - earlier.server,
                    compiler - earlier.compiler,
                    collector - earlier.collector,
                    postgres - earlier.postgres,
                    client - earlier.client,
                    wal - earlier.wal);
        }
    }

    /** Returns the same turn with this processor time of the server, in milliseconds. */
    Turn withServer(long millis) {
        return new Turn(micros, seconds, sent, received, used.withServer(millis));
    }

    long count() {
        return micros.getTotalCount();
    }

    double perSecond() {
        return count() / seconds;
    }

    /** Returns a percentile, from 0 to 100, in milliseconds. */
    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    /** Returns an amount for each request. */
    double each(long amount) {
        return count() == 0 ? 0 : (double) amount / count();
    }
}
