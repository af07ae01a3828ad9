package io.muster.rest.admin;

import io.muster.domain.problem.Problem;
import io.muster.domain.problem.Quoted;
import io.muster.domain.text.Texts;
import io.muster.rest.http.Exchange;
import io.muster.rest.http.HttpRefusal;
import io.muster.rest.http.Surface;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Refuses query parameters of the admin API that the operation does not have, so that a misspelt filter is not ignored,
 * repeated ones, of which all but one would be ignored, and text that no database would store.
 */
@Provider
@Singleton
@NullUnmarked // the container fills the fields
public class QueryParameterFilter implements ContainerRequestFilter {
    private static final ConcurrentMap<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

    @Inject
    private Exchange exchange;

    @Context
    private ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchange.surface() != Surface.ADMIN) {
            return;
        }
        exchange.requireReadableQuery();
        Set<String> known = KNOWN.computeIfAbsent(matched.getResourceMethod(), QueryParameterFilter::namesOf);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            requireKnown(name, known);
            requireOnce(name, values);
            values.forEach(value -> Texts.requireStorable(name, value));
        });
        request.getUriInfo().getPathParameters().values().stream()
                .flatMap(List::stream)
                .filter(segment -> segment.indexOf('\0') >= 0)
                .findFirst()
                .ifPresent(unstorable -> {
                    throw HttpRefusal.nothingHere();
                });
    }

    /** @throws Problem INVALID_VALUE with the known names */
    static void requireKnown(String name, Set<String> known) {
        if (!known.contains(name)) {
            throw Problem.invalidValue("There is no query parameter " + Quoted.of(name)
                    + (known.isEmpty() ? "; this request has none" : "; known are " + String.join(", ", known)));
        }
    }

    /** @throws Problem INVALID_VALUE if a parameter, which has one value, is there twice */
    static void requireOnce(String name, List<String> values) {
        if (values.size() > 1) {
            throw Problem.invalidValue("The query parameter " + name + " must not be repeated");
        }
    }

    /** Returns the names of all query parameters of a resource method, its {@link BeanParam}s' included. */
    static Set<String> namesOf(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addNamesOf(parameter.getType(), names);
            }
        }
        return names;
    }

    private static void addNamesOf(Class<?> bean, Set<String> names) {
        for (Field field : bean.getDeclaredFields()) {
            if (field.isAnnotationPresent(QueryParam.class)) {
                names.add(field.getAnnotation(QueryParam.class).value());
            }
            if (field.isAnnotationPresent(BeanParam.class)) {
                addNamesOf(field.getType(), names);
            }
        }
    }
}
