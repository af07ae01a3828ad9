package planted.domain.directory;

public record Person(String name) {}
