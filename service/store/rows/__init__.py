"""Every kind of row, parents before their children. One kind is one file and one line here."""

from __future__ import annotations

from service.store.base import Base
from service.store.rows.acquaintance import AcquaintanceRow
from service.store.rows.assessment import AssessmentRow
from service.store.rows.assessment_use import AssessmentUseRow
from service.store.rows.audit_row import AuditRow
from service.store.rows.bed_night import BedNightRow
from service.store.rows.child import ChildRow
from service.store.rows.child_death import ChildDeathRow
from service.store.rows.child_link import ChildLinkRow
from service.store.rows.child_version import ChildVersionRow
from service.store.rows.data_key import DataKeyRow
from service.store.rows.decision import DecisionRow
from service.store.rows.departure import DepartureRow
from service.store.rows.destroyed_row import DestroyedRow
from service.store.rows.emergency import EmergencyRow
from service.store.rows.enquiry import EnquiryRow
from service.store.rows.enquiry_version import EnquiryVersionRow
from service.store.rows.group_version import GroupVersionRow
from service.store.rows.hold import HoldRow
from service.store.rows.home import HomeRow
from service.store.rows.home_answer import HomeAnswerRow
from service.store.rows.home_enquiry import HomeEnquiryRow
from service.store.rows.home_enquiry_version import HomeEnquiryVersionRow
from service.store.rows.home_places import HomePlacesRow
from service.store.rows.home_version import HomeVersionRow
from service.store.rows.kept_answer import KeptAnswerRow
from service.store.rows.ledger_entry import LedgerEntryRow
from service.store.rows.organisation import OrganisationRow
from service.store.rows.period import PeriodRow
from service.store.rows.period_solve import PeriodSolveRow
from service.store.rows.period_version import PeriodVersionRow
from service.store.rows.person import PersonRow
from service.store.rows.readiness_plan import ReadinessPlanRow
from service.store.rows.referral import ReferralRow
from service.store.rows.referral_closing import ReferralClosingRow
from service.store.rows.referral_version import ReferralVersionRow
from service.store.rows.relation import RelationRow
from service.store.rows.release import ReleaseRow
from service.store.rows.residence import ResidenceRow
from service.store.rows.residence_version import ResidenceVersionRow
from service.store.rows.retention_step import RetentionStepRow
from service.store.rows.review import ReviewRow
from service.store.rows.review_version import ReviewVersionRow
from service.store.rows.sending import SendingRow
from service.store.rows.sign_in import SignInRow
from service.store.rows.sign_in_link import SignInLinkRow
from service.store.rows.sign_in_session import SignInSessionRow
from service.store.rows.sign_in_try import SignInTryRow
from service.store.rows.signing_key import SigningKeyRow
from service.store.rows.solve import SolveRow
from service.store.rows.statement import StatementRow
from service.store.rows.statement_version import StatementVersionRow
from service.store.rows.task import TaskRow
from service.store.rows.task_version import TaskVersionRow

__all__ = [
    "ROWS",
    "AcquaintanceRow",
    "AssessmentRow",
    "AssessmentUseRow",
    "AuditRow",
    "BedNightRow",
    "ChildDeathRow",
    "ChildLinkRow",
    "ChildRow",
    "ChildVersionRow",
    "DataKeyRow",
    "DecisionRow",
    "DepartureRow",
    "DestroyedRow",
    "EmergencyRow",
    "EnquiryRow",
    "EnquiryVersionRow",
    "GroupVersionRow",
    "HoldRow",
    "HomeAnswerRow",
    "HomeEnquiryRow",
    "HomeEnquiryVersionRow",
    "HomePlacesRow",
    "HomeRow",
    "HomeVersionRow",
    "KeptAnswerRow",
    "LedgerEntryRow",
    "OrganisationRow",
    "PeriodRow",
    "PeriodSolveRow",
    "PeriodVersionRow",
    "PersonRow",
    "ReadinessPlanRow",
    "ReferralClosingRow",
    "ReferralRow",
    "ReferralVersionRow",
    "RelationRow",
    "ReleaseRow",
    "ResidenceRow",
    "ResidenceVersionRow",
    "RetentionStepRow",
    "ReviewRow",
    "ReviewVersionRow",
    "SendingRow",
    "SignInLinkRow",
    "SignInRow",
    "SignInSessionRow",
    "SignInTryRow",
    "SigningKeyRow",
    "SolveRow",
    "StatementRow",
    "StatementVersionRow",
    "TaskRow",
    "TaskVersionRow",
]

ROWS: tuple[type[Base], ...] = (
    DataKeyRow,
    OrganisationRow,
    SigningKeyRow,
    PersonRow,
    SignInRow,
    SignInLinkRow,
    SignInSessionRow,
    SignInTryRow,
    KeptAnswerRow,
    HomeRow,
    RelationRow,
    HomeVersionRow,
    HomePlacesRow,
    StatementVersionRow,
    GroupVersionRow,
    ChildRow,
    ChildVersionRow,
    ChildDeathRow,
    ChildLinkRow,
    AcquaintanceRow,
    ResidenceRow,
    ResidenceVersionRow,
    DepartureRow,
    ReferralRow,
    ReferralVersionRow,
    ReferralClosingRow,
    SendingRow,
    HoldRow,
    HomeAnswerRow,
    EnquiryRow,
    EnquiryVersionRow,
    HomeEnquiryRow,
    HomeEnquiryVersionRow,
    AssessmentRow,
    AssessmentUseRow,
    StatementRow,
    ReleaseRow,
    ReadinessPlanRow,
    TaskRow,
    TaskVersionRow,
    EmergencyRow,
    ReviewRow,
    ReviewVersionRow,
    SolveRow,
    PeriodRow,
    PeriodVersionRow,
    PeriodSolveRow,
    BedNightRow,
    LedgerEntryRow,
    DecisionRow,
    RetentionStepRow,
    DestroyedRow,
    AuditRow,
)

for _row in ROWS:
    _row.metadata.tables[_row.__tablename__].dialect_options["sqlite"]["strict"] = True
