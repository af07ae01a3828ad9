package planted.outbound;

import planted.domain.Prints;

public record DependsOnTheDomain(Prints rule) {}
