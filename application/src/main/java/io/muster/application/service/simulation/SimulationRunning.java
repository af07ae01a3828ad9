package io.muster.application.service.simulation;

import io.muster.application.port.in.AdminCaller;
import io.muster.application.port.in.simulation.CleanUpSimulations;
import io.muster.application.port.in.simulation.RunSimulations;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.OutsidePorts;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.simulation.Conversations;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.simulation.Simulations;
import io.muster.application.service.EachOrganization;
import io.muster.application.service.FailureCollector;
import io.muster.application.service.OrganizationAccess;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.SimulatedResources;
import io.muster.application.service.token.LentTokens;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.organization.DomainName;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.Provenance;
import io.muster.domain.problem.Problem;
import io.muster.domain.simulation.Conversation;
import io.muster.domain.simulation.Conversation.Step;
import io.muster.domain.simulation.SimulatedStep;
import io.muster.domain.simulation.Simulation;
import io.muster.domain.simulation.SimulationId;
import io.muster.domain.simulation.Values;
import io.muster.domain.token.CredentialText;
import io.muster.domain.token.ScimToken.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays conversations against the SCIM service of the organization itself, over HTTP. */
final class SimulationRunning implements RunSimulations, CleanUpSimulations {
    /** The domain of the users' names where the organization has verified none. */
    private static final String NO_DOMAIN = "example.com";

    private static final int LEFT_AT_ONCE = 10;
    private static final String BROKEN_OFF =
            "The server stopped, or lost its database, before the conversation had ended.";

    private static final SimulatedStep UNKNOWN_REST = new SimulatedStep(
            "Rest of the conversation",
            "-",
            "-",
            Optional.empty(),
            "Unknown",
            Optional.empty(),
            Optional.empty(),
            SimulatedStep.Verdict.SKIPPED,
            BROKEN_OFF);

    private final UnitOfWork unitOfWork;
    private final Simulations simulations;
    private final OrganizationAccess access;
    private final Conversations conversations;
    private final ScimClient client;
    private final SimulatedResources resources;
    private final LentTokens tokens;
    private final AuditTrail auditTrail;
    private final Environment environment;
    private final EachOrganization left;

    SimulationRunning(
            Ports ports,
            OutsidePorts outside,
            SimulatedResources resources,
            LentTokens tokens,
            AuditTrail auditTrail,
            Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.simulations = ports.simulations();
        this.access = new OrganizationAccess(ports.organizations());
        this.conversations = outside.conversations();
        this.client = outside.scimClient();
        this.resources = resources;
        this.tokens = tokens;
        this.auditTrail = auditTrail;
        this.environment = environment;
        this.left = new EachOrganization(
                unitOfWork, (after, limit) -> simulations.organizationsWithLeft(abandonedBefore(), after, limit));
    }

    @Override
    public List<Conversation> conversations(AdminCaller caller, OrganizationId organization) {
        unitOfWork.read(() -> access.find(caller, organization));
        return conversations.all();
    }

    @Override
    public Started begin(AdminCaller caller, OrganizationId id, String conversationId) {
        Conversation conversation = Conversation.named(conversationId, conversations.all());
        CredentialText token = tokens.fresh();
        Ready ready = unitOfWork.write(() -> begin(caller, id, conversation, token));
        return new Started(ready.simulation(), () -> run(ready, conversation, token));
    }

    /** A stored simulation, and what its placeholders stand for. */
    private record Ready(Simulation simulation, Values values) {}

    private Ready begin(AdminCaller caller, OrganizationId id, Conversation conversation, CredentialText token) {
        Organization organization = access.lock(caller, id);
        organization.requireScim();
        if (simulations.isRunning(id)) {
            throw new Problem(Problem.Code.MODE_CONFLICT, "A simulation is running already; it takes some seconds");
        }
        Instant now = environment.now();
        Simulation simulation = new Simulation(
                id,
                new SimulationId(environment.ids().next()),
                conversation.id(),
                Mark.fresh(environment),
                token.publicId(),
                new Provenance(now, caller.name()),
                Optional.empty(),
                List.of(),
                false);
        simulations.trim(id, Simulation.KEPT - 1);
        simulations.add(simulation);
        tokens.lend(caller, id, token, Simulation.TOKEN_LIFE, Ending.Reason.SIMULATION);
        auditTrail.record(
                caller,
                id,
                AuditAction.SIMULATION_STARTED,
                "simulations/" + simulation.id(),
                Map.of("conversation", conversation.id()));
        String domain = organization.domains().stream()
                .map(DomainName::value)
                .sorted()
                .findFirst()
                .orElse(NO_DOMAIN);
        return new Ready(simulation, new Values(Map.of(Values.MARK, simulation.mark(), Values.DOMAIN, domain)));
    }

    private void run(Ready ready, Conversation conversation, CredentialText token) {
        ConversationPlayer player = new ConversationPlayer(
                client,
                tokens.target(ready.simulation().organization(), token, conversation.userAgent()),
                ready.values());
        Simulation simulation = ready.simulation();
        for (Step step : conversation.steps()) {
            Simulation after = simulation.with(
                    simulation.hasTimeAt(environment.now())
                            ? player.play(step)
                            : player.skip(step, "The simulation had no time left."));
            unitOfWork.run(() -> simulations.save(after));
            simulation = after;
        }
        end(simulation);
    }

    @Override
    public boolean cleanUp() {
        return left.turn(organization -> {
            List<Simulation> some =
                    unitOfWork.read(() -> simulations.left(organization, abandonedBefore(), LEFT_AT_ONCE));
            FailureCollector each = new FailureCollector();
            some.forEach(simulation -> each.attempt(() -> end(brokenOff(simulation))));
            each.finish();
        });
    }

    /**
     * Returns an abandoned simulation with its missing steps as skipped, so that it has not passed. If none is known to
     * be missing, since another version of Muster has other conversations, a step stands for all of them.
     */
    private Simulation brokenOff(Simulation abandoned) {
        if (abandoned.ended().isPresent()) {
            return abandoned;
        }
        Values known = new Values(Map.of(Values.MARK, abandoned.mark()));
        List<Step> missing = conversations.all().stream()
                .filter(conversation -> conversation.id().equals(abandoned.conversation()))
                .flatMap(conversation ->
                        conversation.steps().stream().skip(abandoned.steps().size()))
                .toList();
        if (missing.isEmpty()) {
            return abandoned.with(UNKNOWN_REST);
        }
        Simulation all = abandoned;
        for (Step step : missing) {
            all = all.with(ConversationPlayer.skip(step, known, BROKEN_OFF));
        }
        return all;
    }

    /** Ends the token first, so that nothing is created after the removal. */
    private void end(Simulation simulation) {
        Simulation ended = simulation.endedAt(environment.now());
        unitOfWork.run(() -> {
            tokens.takeBack(simulation.organization(), simulation.tokenId());
            simulations.save(ended);
        });
        resources.remove(ended);
        unitOfWork.run(() -> simulations.save(ended.cleaned()));
    }

    private Instant abandonedBefore() {
        return environment.now().minus(Simulation.TOKEN_LIFE);
    }

    @Override
    public Simulation find(AdminCaller caller, OrganizationId organization, SimulationId id) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return simulations.find(organization, id).orElseThrow(() -> Problem.notFound("Simulation", id));
        });
    }

    @Override
    public List<Simulation> latest(AdminCaller caller, OrganizationId organization) {
        return unitOfWork.read(() -> {
            access.find(caller, organization);
            return simulations.latest(organization, Simulation.KEPT);
        });
    }
}
