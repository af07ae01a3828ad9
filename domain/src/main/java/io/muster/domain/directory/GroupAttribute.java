package io.muster.domain.directory;

/** The attributes of a group that a search can use (RFC 7643 section 4.2). */
public enum GroupAttribute implements Attribute {
    ID(Type.EXACT_TEXT),
    DISPLAY_NAME(Type.TEXT),
    EXTERNAL_ID(Type.EXACT_TEXT),
    CREATED(Type.MOMENT),
    LAST_MODIFIED(Type.MOMENT),
    MEMBERS(Type.PLURAL);

    private final Type type;

    GroupAttribute(Type type) {
        this.type = type;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean isSelective() {
        return true;
    }
}
