package io.muster.domain.simulation;

import java.util.UUID;

public record SimulationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
