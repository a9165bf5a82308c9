"""A small SSDA903 return as text, to be spoilt one cell at a time."""

from __future__ import annotations

from matching.formats import ssda903
from matching.formats.ssda903.returned import Return903
from matching.tables.raw import NamedFile
from tests.tables.small import refused

HEADER = """CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
101,M,01/02/2012,WBRI,A012345678901,,
102,F,03/04/2011,MWBC,,,
103,U,05/06/2010,NOBT,,,
104,F,07/08/2013,WBRI,,,
"""
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
101,01/05/2025,S,C1,N1,U6,PR1,01/09/2025,X1,CARPL,LS1 1UR,LS2 9JT,SC980001
101,01/09/2025,P,C1,N1,K2,PR1,05/01/2026,X1,,LS1 1UR,LS1 3AD,SC900201
101,05/01/2026,L,C2,N1,K2,PR1,,,,LS1 1UR,LS1 3AD,SC900201
102,10/06/2026,S,C2,N1,K2,PR4,,,,LS1 1UR,B1 1BB,SC910001
103,01/05/2026,S,V2,N2,K2,PR1,01/10/2026,X1,,LS1 1UR,LS1 3AD,SC900201
103,01/10/2026,P,V2,N2,T1,,,,,LS1 1UR,LS1 3AD,
104,01/09/2026,S,V4,N2,K2,PR1,,,,LS1 1UR,LS1 3AD,SC900201
"""


def files(header: str = HEADER, episodes: str = EPISODES, **more: str) -> list[NamedFile]:
    """The return as files."""
    named = {"header": header, "episodes": episodes, **more}
    return [NamedFile(f"{name}.csv", text.encode()) for name, text in named.items()]


def returned() -> Return903:
    """The return as it stands."""
    return ssda903.read(files())


def faults(**texts: str) -> dict[str, str]:
    """What is wrong with a return, by place."""
    said = refused(ssda903.read, files(**texts))
    return {place: rest for place, _, rest in (text.partition(": ") for text in said)}
