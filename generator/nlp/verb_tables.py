"""The German verbs that no rule conjugates, as tables: facts of the standard grammars, written down for this project.

`verb_forms` makes all their forms of them. Prefixed verbs are not listed unless the bare verb is missing („gelingen“)
or conjugated in another way („beantragen“, but „tragen“).
"""

from __future__ import annotations

# Infinitive, third person singular present, preterite, Konjunktiv II (both first person), participle.
# "-" is the regular form: the infinitive's stem with -t, the preterite with umlaut and -e; "/" parts forms in use.
STRONG = """
backen backt/bäckt buk - gebacken
befehlen befiehlt befahl beföhle/befähle befohlen
beginnen - begann begänne/begönne begonnen
beißen - biss - gebissen
bergen birgt barg - geborgen
bersten birst/berstet barst - geborsten
bewegen - bewog - bewogen
biegen - bog - gebogen
bieten - bot - geboten
binden - band - gebunden
bitten - bat - gebeten
blasen bläst blies - geblasen
bleiben - blieb - geblieben
bleichen - blich - geblichen
braten brät briet - gebraten
brechen bricht brach - gebrochen
brennen - brannte brennte gebrannt
bringen - brachte - gebracht
denken - dachte - gedacht
dreschen drischt drosch - gedroschen
dringen - drang - gedrungen
empfehlen empfiehlt empfahl empföhle/empfähle empfohlen
erlöschen erlischt erlosch - erloschen
erwägen - erwog - erwogen
essen isst aß - gegessen
fahren fährt fuhr - gefahren
fallen fällt fiel - gefallen
fangen fängt fing - gefangen
fechten ficht focht - gefochten
finden - fand - gefunden
flechten flicht flocht - geflochten
fliegen - flog - geflogen
fliehen - floh - geflohen
fließen - floss - geflossen
fressen frisst fraß - gefressen
frieren - fror - gefroren
gebären gebiert/gebärt gebar - geboren
geben gibt gab - gegeben
gedeihen - gedieh - gediehen
gehen - ging - gegangen
gelingen - gelang - gelungen
gelten gilt galt gälte/gölte gegolten
genesen - genas - genesen
genießen - genoss - genossen
geschehen geschieht geschah - geschehen
gewinnen - gewann gewänne/gewönne gewonnen
gießen - goss - gegossen
gleichen - glich - geglichen
gleiten - glitt - geglitten
glimmen - glomm - geglommen
graben gräbt grub - gegraben
greifen - griff - gegriffen
gären - gor - gegoren
halten hält hielt - gehalten
hauen - hieb - gehauen
heben - hob höbe/hübe gehoben
heißen - hieß - geheißen
helfen hilft half hülfe/hälfe geholfen
hängen - hing - gehangen
kennen - kannte kennte gekannt
klimmen - klomm - geklommen
klingen - klang - geklungen
kneifen - kniff - gekniffen
kommen - kam - gekommen
kriechen - kroch - gekrochen
küren - kor - gekoren
laden lädt/ladet lud - geladen
lassen lässt ließ - gelassen
laufen läuft lief - gelaufen
leiden - litt - gelitten
leihen - lieh - geliehen
lesen liest las - gelesen
liegen - lag - gelegen
lügen - log - gelogen
mahlen - mahlte mahlte gemahlen
meiden - mied - gemieden
melken melkt/milkt molk - gemolken
messen misst maß - gemessen
misslingen - misslang - misslungen
nehmen nimmt nahm - genommen
nennen - nannte nennte genannt
pfeifen - pfiff - gepfiffen
preisen - pries - gepriesen
quellen quillt quoll - gequollen
raten rät riet - geraten
reiben - rieb - gerieben
reiten - ritt - geritten
reißen - riss - gerissen
rennen - rannte rennte gerannt
riechen - roch - gerochen
ringen - rang - gerungen
rinnen - rann ränne/rönne geronnen
rufen - rief - gerufen
salzen - salzte salzte gesalzen/gesalzt
saufen säuft soff - gesoffen
saugen - sog - gesogen
schaffen - schuf - geschaffen
schallen - scholl - geschollen
scheiden - schied - geschieden
scheinen - schien - geschienen
scheißen - schiss - geschissen
schelten schilt schalt schölte gescholten
scheren schert/schiert schor - geschoren
schieben - schob - geschoben
schießen - schoss - geschossen
schinden - schund - geschunden
schlafen schläft schlief - geschlafen
schlagen schlägt schlug - geschlagen
schleichen - schlich - geschlichen
schleifen - schliff - geschliffen
schleißen - schliss - geschlissen
schließen - schloss - geschlossen
schlingen - schlang - geschlungen
schmeißen - schmiss - geschmissen
schmelzen schmilzt schmolz - geschmolzen
schnauben - schnob - geschnoben
schneiden - schnitt - geschnitten
schrecken schrickt schrak - geschrocken
schreiben - schrieb - geschrieben
schreien - schrie schriee geschrien/geschrieen
schreiten - schritt - geschritten
schweigen - schwieg - geschwiegen
schwellen schwillt schwoll - geschwollen
schwimmen - schwamm schwämme/schwömme geschwommen
schwinden - schwand - geschwunden
schwingen - schwang - geschwungen
schwören - schwor/schwur schwüre/schwöre geschworen
sehen sieht sah - gesehen
senden - sandte sendete gesandt
sieden - sott - gesotten
singen - sang - gesungen
sinken - sank - gesunken
sinnen - sann sänne/sönne gesonnen
sitzen - saß - gesessen
spalten - spaltete spaltete gespalten/gespaltet
speien - spie spiee gespien/gespieen
spinnen - spann spänne/spönne gesponnen
spleißen - spliss - gesplissen
sprechen spricht sprach - gesprochen
sprießen - spross - gesprossen
springen - sprang - gesprungen
stechen sticht stach - gestochen
stecken - stak - gesteckt
stehen - stand stünde/stände gestanden
stehlen stiehlt stahl stähle/stöhle gestohlen
steigen - stieg - gestiegen
sterben stirbt starb stürbe gestorben
stieben - stob - gestoben
stinken - stank - gestunken
stoßen stößt stieß - gestoßen
streichen - strich - gestrichen
streiten - stritt - gestritten
tragen trägt trug - getragen
treffen trifft traf - getroffen
treiben - trieb - getrieben
treten tritt trat - getreten
triefen - troff - getrieft
trinken - trank - getrunken
trügen - trog - getrogen
tun - tat - getan
verderben verdirbt verdarb verdürbe verdorben
verdrießen - verdross - verdrossen
vergessen vergisst vergaß - vergessen
verlieren - verlor - verloren
verlöschen verlischt verlosch - verloschen
verzeihen - verzieh - verziehen
verziehen - verzog - verzogen
wachsen wächst wuchs - gewachsen
waschen wäscht wusch - gewaschen
weben - wob - gewoben
weichen - wich - gewichen
weisen - wies - gewiesen
wenden - wandte wendete gewandt
werben wirbt warb würbe geworben
werfen wirft warf würfe geworfen
wiegen - wog - gewogen
winden - wand - gewunden
wringen - wrang - gewrungen
wägen - wog - gewogen
ziehen - zog - gezogen
zwingen - zwang - gezwungen
"""

# Infinitive; the present: ich, du, er, wir, ihr; Konjunktiv I; preterite; Konjunktiv II; imperative; participle.
IRREGULAR = """
sein bin bist ist sind seid sei war wäre sei gewesen
haben habe hast hat haben habt habe hatte hätte habe gehabt
werden werde wirst wird werden werdet werde wurde/ward würde werde geworden/worden
dürfen darf darfst darf dürfen dürft dürfe durfte dürfte - gedurft
können kann kannst kann können könnt könne konnte könnte - gekonnt
mögen mag magst mag mögen mögt möge mochte möchte - gemocht
müssen muss musst muss müssen müsst müsse musste müsste - gemusst
sollen soll sollst soll sollen sollt solle sollte sollte - gesollt
wollen will willst will wollen wollt wolle wollte wollte wolle gewollt
wissen weiß weißt weiß wissen wisst wisse wusste wüsste wisse gewusst
brauchen brauche brauchst braucht brauchen braucht brauche brauchte bräuchte/brauchte brauche gebraucht
"""

# Weak verbs, some of whose forms look as if they belonged to a verb above: twins that are both („schrak“, „schreckte“),
# verbs with a vowel as in a Konjunktiv II („führe“, „dränge“), and those with what is no prefix („beantragt“).
WEAK = """
angeln anmaßen backen beanstanden beantragen beauflagen beauftragen beherbergen beinhalten beratschlagen
beschlagnahmen drängen ersäufen flößen fällen führen gebaren gelangen handhaben hausen melken missen mutmaßen
quellen radebrechen rangeln ratschlagen rumoren schalten schmelzen schrecken schwellen senden spannen speisen
stählen tränken verabschieden veranlagen veranlassen veranschlagen verausgaben verauslagen vereinnahmen
verheimlichen verlöschen vermissen verumlagen wachen warten wenden willfahren wogen zwängen
"""

# Stems of weak verbs that end in a consonant or a diphthong and t, without prefix: „sie warte“ is present, but „sie
# sparte“ past. Behind other letters it shows: -te after t or a single vowel is never a past („rette“, „heirate“).
T_STEMS = """
acht alt amt antwort arbeit art arzt ast ausbucht auskunft befürwort beicht beut boost breit brüst bürst cast
chart deut dicht draht dreist drift duft dunst durst dünst dürst einbucht entmacht ernt falt fast faust fest
feucht flirt flücht forst fracht frist frost frucht frust fürcht gestalt gewährleist ghost gift gurt gürt haft
hast haupt hecht heft hort host hust härt häut kalt kant karst kart klüft knecht knet kontakt kost kraft kraut
krust kräft kält last laut leist leit leucht licht lift list läut lüft lüst markt mast mist most mäst nacht
nicht nist ort pacht pest pflicht podcast post print prost prust punkt pust rast recht rent richt rost röst rüst
saft sait schacht schaft schicht schlacht schlagwort schlicht schmacht schrift schuft schächt selbst shift sicht
skript spalt splint spreit sprint spurt stalt start stift support takt tast test text toast tracht trust tröst
twist verbeamt wahrheit wallfahrt walt weihnacht weit wert wicht wirt wirtschaft wort wucht wulst wurst wüst
zelt zicht zücht ächt ängst
"""
# Those of them that without t are the stem of another verb: „er raste“ (rasten, or rasen in the past).
AMBIGUOUS_T_STEMS = "ausbucht einbucht kost post rast recht spurt zelt"
# Stems of weak verbs that end in a consonant and s, without prefix: „sie bremst“, but „du kommst“.
S_STEMS = """
bims brems brows bums drucks fieps flachs frans fuchs gacks gips glucks grins hals heims hicks hops hüls japs
kicks klaps klecks knacks knaps knicks knips koks korks krebs lins lots luchs mops mors mucks murks ochs pars
pieks pieps piks plumps puls pups quieks raps rums rülps schnaps schnips schubs schwips sens sims staks stups
sums taps tops traps tricks wams wes wichs zins
"""

INSEPARABLE = "be emp ent er ge miss miß ver zer durch hinter über um unter voll wider wieder"
# What stands before verbs; several may follow one another („her-aus-“, „mit-be-“, „an-zu-“ in infinitives).
SEPARABLE = """
ab aber acht an anheim auf aus auseinander bei beiseite bekannt bereit bestehen bevor blind bloß brach da dabei
dafür daher dahin daneben dar davon dazu dazwischen dran drauf drin durcheinander ein empor entgegen entlang
entzwei fehl feil fern fertig fest flach fort frei fremd gefangen gegen gegenüber gerade gering gesund glatt
gleich groß gut haus heilig heim her hier hin hoch hängen inne instand irre kahl kaputt kennen klar klein krank
krumm kund kurz leer leicht lieb liegen lob los maß mit nach nahe neben nieder ob offen parallel preis quer rad
ran rauf raus rein richtig rum runter rüber rück sauber scharf schief schlapp schwarz schwer schön selig sicher
sitzen spazieren stand statt stehen still stramm teil tief tot trocken un ur vor voran vorlieb wach wahr warm
weg weh weiter wett wichtig wohl zu zufrieden zugrunde zugute zunichte zurecht zurück zusammen zustande zuteil
zuwider überein überhand übrig
"""
# Verbs whose forms stand behind no other word, but look like the end of other verbs („spie-gelte“, „ermö-glichen“).
ALONE = "bersten bieten bleichen flechten gelten gleichen lesen schelten schleichen sein stieben"
