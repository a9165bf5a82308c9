"""Why a family does not have the stay it asks for."""
