# The portal's pages.

language-switch = שפה
language-switch-button = החלפה

nav-label = תפריט ראשי
nav-skip = דילוג אל התוכן
nav-who = החשבון שלך
nav-overview = סקירה
nav-users = ניהול משתמשים
nav-team = חברי הצוות
nav-import = ייבוא
nav-approvals = אישורים
nav-roles = תפקידים
nav-keys = מפתחות API
nav-chat = חשבונות צ׳אט
nav-audit = יומן
nav-settings = הגדרות

portal-refused = זה לא הצליח
portal-missing = אין כאן דבר
portal-request = בקשה { $id }
portal-back = חזרה לסקירה
portal-cancel = ביטול
portal-offline = אי אפשר להגיע אל Usher. האם יש חיבור?

again-title = כניסה מחדש
again-text = החיבור שלך הסתיים. מה שהקלדת נשמר: אפשר להיכנס ולהמשיך.
again-too-long-title = החיבור שלך הסתיים
again-too-long-text = יש להיכנס ולמלא את הטופס שוב: מה שנשלח היה גדול מכדי להישמר. שום דבר לא השתנה.
resume-title = נכנסת מחדש
resume-text = מה שהקלדת עדיין כאן. עוד לא נעשה איתו דבר.
resume-button = שליחה עכשיו

pages-label = עמודים
pages-first = לעמוד הראשון
pages-next = לעמוד הבא

actor-system = Usher
actor-key = מפתח API
actor-unknown = מישהו שכבר לא כאן
