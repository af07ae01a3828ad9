package planted.idp;

public record HasNoDirection(String name) {}
