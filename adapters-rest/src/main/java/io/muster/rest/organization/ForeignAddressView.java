package io.muster.rest.organization;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address of a verified domain that another organization holds. */
@Schema(description = "A primary e-mail address of a verified domain that a user of another organization holds.")
public record ForeignAddressView(
        @Schema(description = "The organization of the user.")
        UUID organization,

        UUID user,

        @Schema(description = "As addresses are compared: folded, the domain in ASCII.", examples = "ceo@acme.example")
        String address) {}
