"""Words of everyday and of every article: none of them alone is an answer, nor a clue to one."""

# They say nothing of what a gap may hold.
FILLER = frozenset(
    "about affected after all almost also although and any approximately are associated because become becomes been "
    "before being between both but called can cause caused causes certain common condition could develop develops "
    "did disease disorder does done due during each either especially for form from had has have help helps her his "
    "however include includes including increase increased individuals into its kind known lead leads made make "
    "makes many may might more most not number occur occurs often one only onto other others over part parts "
    "patients people person rarely result results several should signs some sometimes such symptom symptoms than "
    "that the their them there these they this those treatment two type types under use used using usually very was "
    "well were what when where which while who whom will with within without would".split()
)
# Nouns and adjectives that alone ask for nothing.
VAGUE = frozenset(
    "abdomen ability abnormal abnormality abnormally absence action activity acute adult adulthood affected age "
    "allergic amount antibiotic antibody antigen appetite area arm artery attack baby back background bacteria "
    "bacterial bacterium bad benign biopsy birth birthday blood body bone-tissue bones bowel bump cancer cancerous "
    "care case cause cell center chance change characteristic chemical chest child childhood chromosome chronic "
    "clinic clump color combination complication compound condition contact copy cough coughing country course daily "
    "damage dangerous day death decrease defect deficiency degree delayed development device diagnosis diet "
    "difficulty direct disease diseased disorder doctor dose drug early effect end energy enzyme episode ethnic "
    "evening everyone evidence excess exercise existence exposure eye face factor family fatigue feature female "
    "fever finger fluid food foot foreign form function functioning future gene generalized genetic germ good gradual "
    "group growth hand head headache healthy heart height hidden high-risk history home hormone hospital hundred "
    "illness image imaging immune inability increase individual infant infection inflammation information inherited "
    "injury insect intermediate intravenous invader itching itchy joints kind lack layer layers left leg level life "
    "life-threatening lifelong likely liquid loss lower lymphocyte machine male malignant man management material "
    "meal medication medicine million mixture molecule month morning mouth movement muscle mutation neck need nerve "
    "newborn night noncancerous normal nose number numbness nutrient nutrition one ongoing onset operation organ other "
    "outcome oxygen pain painful parasite parent part particle patient people perception period person place "
    "position possibly presence prevention primary problem procedure process production program progressive "
    "prolonged protein provider race range rapid rash rate reaction reason recurrent recurring region regular "
    "remaining response result right risk role routine scan scanner school second serious severe severity shape "
    "sharpness short-term side sign site skin sleep small sore special specialist species spot stage standard state "
    "states stool strength stress strong structure substance sugar surgery surrounding suspicion sweating swelling "
    "symptom system team technique tenderness test thing thousand time tiny tiredness tissue toe treatment trouble "
    "tumor type underlying understanding united untreated upper use vaccination vaccine variant variety vein version "
    "vessel viral virus vitamin washings water way weakness week weight widespread woman work world x-ray year".split()
)
# Heads of phrases that could be a hundred things: "lung problems".
OPEN_ENDS = frozenset(
    "treatment treatments symptoms features signs problems discomfort changes issues difficulties abnormalities "
    "complications factors".split()
)
# Nouns that only measure or place another: in "the amount of iron", iron is what is told.
MEASURES = frozenset(
    "abnormality absence accumulation amount area attack blockage bout breakdown buildup cause change concentration "
    "damage decrease defect deficiency degree deposit destruction development episode evidence feature form "
    "formation function growth increase inflammation kind lack layer level lining loss number obstruction onset part "
    "percentage picture portion presence prevention problem production rate reduction removal risk sign size source "
    "swelling symptom treatment type use wall".split()
)
# Words at the start of a phrase that say only how much or how bad: they stay in sight.
DEGREES = (
    "appropriate;only the;only a;only;severe;serious;certain;some;many;other;various;several;mild;more;most;any;all;"
    "both;common;such;their;different;"
    "additional;further;specific;possible;too much;much;abnormal;first;new;own;small;large;early;inherited;rare;"
    "chronic;acute;long-term;high;low;extra;enough;frequent;recurrent;particular;one;two;three;four;ongoing;affected;"
    "progressive;excess;available;proper;adequate"
).split(";")
