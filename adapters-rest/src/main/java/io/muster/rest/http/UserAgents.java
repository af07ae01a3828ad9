package io.muster.rest.http;

import io.muster.domain.session.DeviceName;
import java.util.List;
import java.util.Optional;

/** Reads the header {@code User-Agent}. Only words of these lists come out of it, whatever a client sends. */
final class UserAgents {
    /** A product and the mark by which the header names it. */
    private record Product(String mark, String name) {}

    /** A browser names others as well, which therefore follow it. */
    private static final List<Product> BROWSERS = List.of(
            new Product("Edg", "Edge"),
            new Product("OPR/", "Opera"),
            new Product("SamsungBrowser/", "Samsung Internet"),
            new Product("Firefox/", "Firefox"),
            new Product("FxiOS/", "Firefox"),
            new Product("Chrome/", "Chrome"),
            new Product("CriOS/", "Chrome"),
            new Product("Safari/", "Safari"));

    /** An iPhone names macOS, and Android Linux. */
    private static final List<Product> SYSTEMS = List.of(
            new Product("iPhone", "iPhone"),
            new Product("iPad", "iPad"),
            new Product("Android", "Android"),
            new Product("CrOS", "ChromeOS"),
            new Product("Windows", "Windows"),
            new Product("Macintosh", "macOS"),
            new Product("Linux", "Linux"));

    private UserAgents() {}

    /** Returns the browser and the operating system in words; empty if neither is known. */
    static Optional<DeviceName> device(String userAgent) {
        return DeviceName.of(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
    }

    private static Optional<String> first(List<Product> products, String userAgent) {
        return products.stream()
                .filter(product -> userAgent.contains(product.mark()))
                .map(Product::name)
                .findFirst();
    }
}
