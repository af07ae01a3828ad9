package io.muster.application.port.out;

import io.muster.application.port.out.connection.DomainRecords;
import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.port.out.event.FeedAlarm;
import io.muster.application.port.out.simulation.Conversations;
import io.muster.application.port.out.simulation.ScimClient;
import io.muster.application.port.out.traffic.SilenceAlarm;
import io.muster.application.port.out.webhook.WebhookSender;

/**
 * All out-ports beside the database, which no unit of work undoes.
 *
 * @param scimClient reaches every address, also that of this node
 * @param foreignScimClient reaches public addresses, and those that the operator allows
 */
public record OutsidePorts(
        IdentityProviders providers,
        SamlDocuments saml,
        DomainRecords records,
        WebhookSender webhooks,
        FeedAlarm feedAlarm,
        SilenceAlarm silenceAlarm,
        Conversations conversations,
        ScimClient scimClient,
        ScimClient foreignScimClient) {}
