"""The one style sheet of ours: how an answer is printed. A constant; nothing is ever put into it."""

PRINT_STYLE = """<style>
@media print {
  @page { margin: 12mm; }
  header, [data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stBottom"], [data-testid="stToolbar"],
  [data-testid="stPopover"], [data-testid="stPageLink"], [data-testid="stSegmentedControl"], [data-testid="stButtonGroup"],
  [data-testid="stButton"], [data-testid="stMenuButton"] button svg, [class*="st-key-earlier"], [class*="st-key-tools"],
  [class*="st-key-follow"], [class*="st-key-offered"] { display: none !important; }
  .stApp, .stMain, [data-testid="stAppViewContainer"], [data-testid="stMain"] {
    position: static !important; height: auto !important; overflow: visible !important; display: block !important; }
  details::details-content { content-visibility: visible !important; height: auto !important; display: block !important; }
  details > summary svg, details > summary [data-testid="stIconMaterial"] { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none !important; }
  body, p, li, td, th { font-size: 9pt !important; line-height: 1.25 !important; }
  table, [data-testid="stTable"] { break-inside: auto; }
  tr, [data-testid="stAlert"] { break-inside: avoid; }
}
</style>"""
