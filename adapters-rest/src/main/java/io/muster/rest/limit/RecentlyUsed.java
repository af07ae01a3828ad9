package io.muster.rest.limit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A map that forgets what was unused for long, without a lock that all readers share. It has two generations: when the
 * young one is full, the old one is dropped and the young one becomes old. An entry that is used moves to the young
 * one.
 */
public final class RecentlyUsed<K, V> {
    private final int room;
    private volatile Generations<K, V> generations = new Generations<>(0, new ConcurrentHashMap<>(), Map.of());

    private record Generations<K, V>(long number, ConcurrentHashMap<K, V> young, Map<K, V> old) {
        Optional<V> earlier(K key) {
            return Optional.ofNullable(old.get(key));
        }
    }

    /** @param room the entries that are kept at least; at most twice as many are */
    public RecentlyUsed(int room) {
        this.room = room;
    }

    public Optional<V> find(K key) {
        Generations<K, V> now = generations;
        Optional<V> found = Optional.ofNullable(now.young().get(key));
        if (found.isPresent()) {
            return found;
        }
        Optional<V> earlier = now.earlier(key);
        earlier.ifPresent(value -> put(key, value));
        return earlier;
    }

    public void put(K key, V value) {
        Generations<K, V> now = generations;
        now.young().put(key, value);
        turnIfFull(now);
    }

    /** Returns the value of the key; makes it, once, if there is none. */
    public V get(K key, Supplier<V> make) {
        Generations<K, V> now = generations;
        V present = now.young().get(key);
        if (present != null) {
            return present;
        }
        V value = now.young().computeIfAbsent(key, absent -> now.earlier(key).orElseGet(make));
        turnIfFull(now);
        return value;
    }

    /** Returns the number of entries that are kept now. */
    int size() {
        Generations<K, V> now = generations;
        return now.young().size() + now.old().size();
    }

    private void turnIfFull(Generations<K, V> now) {
        if (now.young().size() >= room) {
            turn(now);
        }
    }

    private synchronized void turn(Generations<K, V> full) {
        if (generations.number() == full.number()) {
            generations = new Generations<>(full.number() + 1, new ConcurrentHashMap<>(), full.young());
        }
    }
}
