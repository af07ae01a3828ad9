package planted.domain;

import jakarta.json.JsonObject;

public record KnowsAFramework(JsonObject json) {}
