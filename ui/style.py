"""The one style sheet of ours: how an answer fits a phone, and how it is printed. A constant; nothing is ever put into it.

On a phone the card stands in sight below the facts, and the rating table shows its last column.
"""

STYLE = """<style>
@media screen and (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding-top: 4rem !important; }
  [class*="st-key-facts"], [class*="st-key-offered"] { gap: 0.25rem !important; }
  [class*="st-key-facts"] button, [class*="st-key-offered"] button {
    min-height: 1.875rem !important; padding: 0 0.375rem !important; }
  [class*="st-key-facts"] button p, [class*="st-key-offered"] button p { font-size: 0.8125rem !important; }
  [data-testid="stTableStyledTable"] :is(td, th) { padding: 0.25rem 0.125rem !important; }
  [data-testid="stTableStyledTable"] :is(td, th, td p, th p) { font-size: 0.8125rem !important; }
}
@media screen { .st-key-print-only { display: none !important; } }
@media print {
  @page { margin: 10mm; }
  header, [data-testid="stSidebar"], [data-testid="stBottom"], [data-testid="stToolbar"], [data-testid="stSegmentedControl"],
  [data-testid="stButtonGroup"], [data-testid="stButton"], [class*="st-key-earlier"], [class*="st-key-tools"],
  [class*="st-key-follow"], [class*="st-key-offered"], [class*="st-key-around"], [class*="st-key-why-not"],
  [class*="st-key-without"], [class*="st-key-notes"], .st-key-changes, .st-key-next-steps { display: none !important; }
  .stApp, .stMain, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; height: auto !important; overflow: visible !important; display: block !important; }
  [class*="st-key-claims"] details::details-content, [class*="st-key-options"] details::details-content {
    content-visibility: visible !important; height: auto !important; display: block !important; }
  summary [data-testid="stIconMaterial"] { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none !important; zoom: 0.8; }
  [data-testid="stVerticalBlock"] { gap: 3pt !important; }
  p, li, td, th { font-size: 9.5pt !important; line-height: 1.25 !important; }
  td, th { padding: 1pt 3pt !important; }
  tr, [data-testid="stAlert"] { break-inside: avoid; }
}
</style>"""
