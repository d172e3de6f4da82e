import type { Rule } from '../../src/pipeline/rule.ts'
import type { IndicatorCode } from './indicators.ts'

/** What a good return looks like. The numbers are those of the office's own list of cross-checks. */
// biome-ignore format: one line each, aligned
export const RULES = [
  { code: 'X01', severity: 'error',   kind: 'sumOf',  on: 'inspect_charter',            parts: ['inspect_charter_same_level', 'inspect_charter_lower_level'] },
  { code: 'X02', severity: 'error',   kind: 'sumOf',  on: 'inspect_finance',            parts: ['inspect_finance_same_level', 'inspect_finance_lower_level'] },
  { code: 'X03', severity: 'error',   kind: 'sumOf',  on: 'supervise',                  parts: ['supervise_organisation', 'supervise_individual'] },
  { code: 'X04', severity: 'error',   kind: 'sumOf',  on: 'legal_advice_persons',       parts: ['legal_advice_persons_direct', 'legal_advice_persons_indirect'] },
  { code: 'X07', severity: 'error',   kind: 'sumOf',  on: 'vgcl_targets_assigned',      parts: ['vgcl_targets_met', 'vgcl_targets_in_progress'] },
  { code: 'X08', severity: 'error',   kind: 'sumOf',  on: 'congress_doc_party_reviews', parts: ['congress_doc_party_reviews_general', 'congress_doc_party_reviews_formal'] },
  { code: 'X09', severity: 'error',   kind: 'atMost', on: 'memberdb_unions_updated',    limit: 'grassroots_unions_total' },
  { code: 'X10', severity: 'warning', kind: 'atMost', on: 'memberdb_members_updated',   limit: 'members_total' },
  { code: 'X13', severity: 'warning', kind: 'totalAtMost', on: 'self_financial_check_done', limits: [{ code: 'upper_unions_total', time: 'stock' }] },
  { code: 'X13', severity: 'warning', kind: 'totalAtMost', on: 'self_financial_check_done', limits: [{ code: 'inspect_finance_same_level' }] },
  { code: 'X15', severity: 'error',   kind: 'yearCoversPeriod' },
  { code: 'X16', severity: 'error',   kind: 'rollForward', on: 'grassroots_unions_total', begin: 'grassroots_unions_begin', plus: ['grassroots_unions_new', 'grassroots_unions_in'], minus: ['grassroots_unions_dissolved', 'grassroots_unions_out'], flowTime: 'in_period' },
  { code: 'X16', severity: 'error',   kind: 'rollForward', on: 'members_total',           begin: 'members_begin',           plus: ['members_new', 'members_in'],                     minus: ['members_lost', 'members_out'],                         flowTime: 'in_period' },
  { code: 'X16', severity: 'error',   kind: 'totalsCancel', on: 'grassroots_unions_in', against: 'grassroots_unions_out' },
  { code: 'X17', severity: 'error',   kind: 'listSum', on: 'grassroots_unions_total',    listed: 'grassroots_unions_listed',          compare: 'equal' },
  { code: 'X17', severity: 'error',   kind: 'listSum', on: 'members_total',              listed: 'members_listed',                    compare: 'equal' },
  { code: 'X19', severity: 'error',   kind: 'listSum', on: 'memberdb_unions_updated',    listed: 'memberdb_unions_updated_listed',    compare: 'equal' },
  { code: 'X19', severity: 'error',   kind: 'listSum', on: 'memberdb_members_updated',   listed: 'memberdb_members_updated_listed',   compare: 'equal' },
  { code: 'X19', severity: 'error',   kind: 'listSum', on: 'inspect_charter_same_level', listed: 'inspect_charter_same_level_listed', compare: 'atLeast', slack: 1 },
  { code: 'X19', severity: 'error',   kind: 'listSum', on: 'inspect_finance_same_level', listed: 'inspect_finance_same_level_listed', compare: 'atLeast', slack: 1 },
  { code: 'X20', severity: 'warning', kind: 'together', on: 'martyr_family_amount',      with: 'martyr_family_count' },
  { code: 'X21', severity: 'error',   kind: 'atMost',  on: 'job_fund_projects_new',      limit: 'job_fund_households_new' },
  { code: 'X22', severity: 'warning', kind: 'asOfWithin' },
  { code: 'X24', severity: 'warning', kind: 'totalAtMost', on: 'inspect_charter_same_level', times: ['year_to_date'], limits: [{ code: 'grassroots_unions_total', time: 'stock' }, { code: 'upper_unions_total', time: 'stock' }], plus: 1 },
  { code: 'X24', severity: 'warning', kind: 'totalAtMost', on: 'inspect_finance_same_level', times: ['year_to_date'], limits: [{ code: 'grassroots_unions_total', time: 'stock' }, { code: 'upper_unions_total', time: 'stock' }], plus: 1 },
  { code: 'X25', severity: 'error',   kind: 'listedOnce' },
] as const satisfies readonly Rule<IndicatorCode>[]
