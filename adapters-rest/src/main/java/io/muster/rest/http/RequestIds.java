package io.muster.rest.http;

/** Makes an id for a request that brings none. */
@FunctionalInterface
public interface RequestIds {
    String next();
}
