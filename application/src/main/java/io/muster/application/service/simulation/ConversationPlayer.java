package io.muster.application.service.simulation;

import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.simulation.ScimClient.Reply;
import io.muster.application.port.out.simulation.ScimClient.Reply.Answered;
import io.muster.application.port.out.simulation.ScimClient.Reply.NoAnswer;
import io.muster.application.port.out.simulation.ScimClient.Request;
import io.muster.application.port.out.simulation.ScimClient.Target;
import io.muster.domain.simulation.Conversation.Expectation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.SimulatedStep.Verdict;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends the steps of one conversation, one after the other, and judges the answers. For one thread. */
final class ConversationPlayer {
    private static final String CONFIDENTIAL = "(not shown: it may describe members)";

    private static final int CREATED = 201;
    /** It was deleted, or had been before. */
    private static final Set<Integer> GONE = Set.of(204, 404);

    private final ScimClient client;
    private final Target target;
    /** The paths of what steps have created, and have not deleted, in order. */
    private final List<String> created = new ArrayList<>();

    private Values values;

    ConversationPlayer(ScimClient client, Target target, Values values) {
        this.client = client;
        this.target = target;
        this.values = values;
    }

    SimulatedStep play(Step step) {
        Optional<String> missing =
                texts(step).flatMap(text -> values.missing(text).stream()).findFirst();
        if (missing.isPresent()) {
            return skip(step, "It needs \"" + missing.get() + "\" of an earlier step, which did not get it.");
        }
        Request request =
                new Request(step.method(), values.target(step), step.body().map(values::in));
        Reply reply = client.send(target, request);
        if (reply instanceof Answered answered) {
            follow(request, answered);
            Optional<String> fault = fault(step, answered);
            return result(
                    step,
                    request,
                    Optional.of(answered),
                    fault.isPresent() ? Verdict.FAILED : Verdict.PASSED,
                    fault.orElse("As expected."));
        }
        return result(step, request, Optional.empty(), Verdict.FAILED, ((NoAnswer) reply).why() + ".");
    }

    /**
     * Deletes what the steps have created and not deleted, the newest first.
     *
     * @return the paths of what could not be deleted
     */
    List<String> deleteCreated(BooleanSupplier hasTime) {
        List<String> newestFirst = new ArrayList<>(created);
        Collections.reverse(newestFirst);
        for (String path : newestFirst) {
            if (!hasTime.getAsBoolean()) {
                break;
            }
            Request request = new Request("DELETE", path, Optional.empty());
            if (client.send(target, request) instanceof Answered answered) {
                follow(request, answered);
            }
        }
        return List.copyOf(created);
    }

    private void follow(Request request, Answered answered) {
        if (request.method().equals("POST") && answered.status() == CREATED) {
            answered.value()
                    .apply("/id")
                    .map(id -> request.target() + "/" + Values.encoded(id))
                    .ifPresent(created::add);
        } else if (request.method().equals("DELETE") && GONE.contains(answered.status())) {
            created.remove(request.target());
        }
    }

    /** Returns the step as not sent. */
    SimulatedStep skip(Step step, String why) {
        return skip(step, values, why);
    }

    /** Returns the step as not sent, with the values that are known. */
    static SimulatedStep skip(Step step, Values values, String why) {
        return new SimulatedStep(
                step.title(),
                step.method(),
                step.path(),
                Optional.empty(),
                expected(step, values),
                Optional.empty(),
                Optional.empty(),
                Verdict.SKIPPED,
                why);
    }

    private SimulatedStep result(Step step, Request request, Optional<Answered> answered, Verdict verdict, String why) {
        return new SimulatedStep(
                step.title(),
                request.method(),
                request.target(),
                request.body().map(ConversationPlayer::cut),
                expected(step, values),
                answered.map(Answered::status),
                answered.map(Answered::body)
                        .filter(body -> !body.isEmpty())
                        .map(body -> step.confidential() ? CONFIDENTIAL : cut(body)),
                verdict,
                why);
    }

    /** Returns what is wrong with the answer, and keeps its values for later steps; empty if it is right. */
    private Optional<String> fault(Step step, Answered answered) {
        if (answered.status() != step.status()) {
            return Optional.of("Expected HTTP " + step.status() + ", but HTTP " + answered.status() + " came"
                    + detail(step, answered) + ".");
        }
        return Stream.concat(
                        step.expected().stream().flatMap(expectation -> fault(expectation, answered).stream()),
                        step.keep().entrySet().stream()
                                .filter(kept ->
                                        !keep(kept.getKey(), answered.value().apply(kept.getValue())))
                                .map(kept -> "The answer has no usable " + kept.getValue() + "."))
                .findFirst();
    }

    private Optional<String> fault(Expectation expectation, Answered answered) {
        Optional<String> value = answered.value().apply(expectation.pointer());
        Optional<String> expected = expectation.value().map(values::in);
        return value.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        "Expected " + expected.map(text -> "\"" + text + "\"").orElse("nothing") + " at "
                                + expectation.pointer() + ", but "
                                + value.map(text -> "\"" + cut(text) + "\"").orElse("nothing") + " came.");
    }

    private boolean keep(String name, Optional<String> value) {
        Optional<Values> more = value.flatMap(text -> values.with(name, text));
        more.ifPresent(all -> values = all);
        return more.isPresent();
    }

    private static String detail(Step step, Answered answered) {
        return step.confidential()
                ? ""
                : answered.value()
                        .apply("/detail")
                        .map(text -> ": " + cut(text))
                        .orElse("");
    }

    private static String expected(Step step, Values values) {
        return Stream.concat(
                        Stream.of("HTTP " + step.status()),
                        step.expected().stream()
                                .map(expectation -> expectation.pointer()
                                        + expectation
                                                .value()
                                                .map(value -> " is \""
                                                        + (values.missing(value).isPresent() ? value : values.in(value))
                                                        + "\"")
                                                .orElse(" is absent")))
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> texts(Step step) {
        return Stream.of(
                        Stream.of(step.path()),
                        step.query().values().stream(),
                        step.body().stream(),
                        step.expected().stream().flatMap(expectation -> expectation.value().stream()))
                .flatMap(texts -> texts);
    }

    private static String cut(String text) {
        return text.length() <= Simulation.SHOWN ? text : text.substring(0, Simulation.SHOWN) + "...";
    }
}
