package io.muster.rest.organization;

/** The words by which an operator deletes an organization without an export. */
public enum ExportWaiver {
    WAIVED
}
