package io.muster.rest.person;

import io.muster.application.port.in.person.FindPerson;
import io.muster.application.port.in.person.FindPerson.Person;
import io.muster.rest.access.AccessView;
import io.muster.rest.directory.MemberView;
import io.muster.rest.signin.SignInView;
import io.muster.rest.synclog.FailingResourceView;
import io.muster.rest.synclog.SyncEntryView;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is known of a person. */
@Schema(description = "Everything that is known of a person.")
public record PersonView(
        @Schema(
                description = "ACTIVE or INACTIVE: a member. HELD: the identity provider removed the person, without"
                        + " effect until an admin decides. REFUSED: no member, since requests about the person were"
                        + " refused. REMOVED: was a member. NEVER_SEEN: the identity provider has not sent the person;"
                        + " check assignment and scope there.")
        FindPerson.State state,

        @Schema(description = "With the first 500 groups; absent if the person is no member.")
        Optional<MemberView> member,

        @Schema(description = "With its reasons; absent if the person is no member.")
        Optional<AccessView> access,

        @Schema(description = "What failed about the person: at most 20 causes, unsolved ones first.")
        List<FailingResourceView> refusals,

        @Schema(description = "The newest 20 requests about the person in the sync log.")
        List<SyncEntryView> requests,

        @Schema(description = "The newest 10 sign-ins.") List<SignInView> signIns) {

    static PersonView of(Person person) {
        return new PersonView(
                person.state(),
                person.member().map(MemberView::of),
                person.access().map(access -> AccessView.of(access, true)),
                person.refusals().stream().map(FailingResourceView::of).toList(),
                person.requests().stream().map(SyncEntryView::of).toList(),
                person.signIns().stream()
                        .map(signIn -> SignInView.of(signIn, person.now()))
                        .toList());
    }
}
