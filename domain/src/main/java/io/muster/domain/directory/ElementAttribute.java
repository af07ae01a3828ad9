package io.muster.domain.directory;

/**
 * The sub-attributes of one element of a multi-valued attribute (RFC 7643 section 2.4). The value of a group member,
 * and of a user's group, is its id.
 */
public enum ElementAttribute implements Attribute {
    VALUE(Type.TEXT),
    TYPE(Type.TEXT),
    DISPLAY(Type.TEXT),
    PRIMARY(Type.FLAG);

    private final Type type;

    ElementAttribute(Type type) {
        this.type = type;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean isSelective() {
        return this == VALUE;
    }
}
