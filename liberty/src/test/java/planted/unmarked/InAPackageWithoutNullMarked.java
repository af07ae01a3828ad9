package planted.unmarked;

public final class InAPackageWithoutNullMarked {}
