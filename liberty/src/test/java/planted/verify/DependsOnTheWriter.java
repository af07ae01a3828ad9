package planted.verify;

import planted.domain.Prints;

public record DependsOnTheWriter(Prints writer) {}
