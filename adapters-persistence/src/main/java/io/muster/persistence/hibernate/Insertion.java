package io.muster.persistence.hibernate;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** An insert of rows into some columns. The text for each number of rows is made once. */
public final class Insertion {
    private final String columns;
    private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(Rows.MOST + 1);

    private Insertion(String columns) {
        this.columns = columns;
    }

    /** @param columns the table, and its columns in parentheses */
    public static Insertion into(String columns) {
        return new Insertion(columns);
    }

    /** Returns native SQL with parameters {@code ?} for so many rows. */
    public String of(int rows) {
        if (rows > Rows.MOST) {
            return Rows.insert(columns, rows);
        }
        String text = texts.get(rows);
        if (text == null) {
            text = Rows.insert(columns, rows);
            texts.set(rows, text);
        }
        return text;
    }
}
