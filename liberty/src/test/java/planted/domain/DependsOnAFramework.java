package planted.domain;

import jakarta.json.JsonObject;

public record DependsOnAFramework(JsonObject json) {}
