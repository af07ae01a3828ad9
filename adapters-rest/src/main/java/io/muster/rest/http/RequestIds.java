package io.muster.rest.http;

/** Where the ids of requests come from that bring none. */
@FunctionalInterface
public interface RequestIds {
    String next();
}
