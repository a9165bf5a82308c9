"""How reports and pages are shown: as one web page, as plain text, as a picture."""
