# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = הוספת המשתמש הושלמה בהצלחה.

## What the platforms show
chat-command = הזמנת אנשים וטיפול בהזמנות שלהם
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink, help
chat-form-ready = הטופס מוכן.
chat-form-open = פתיחת הטופס
chat-form-wrong = הטופס לא התקבל:
chat-card-in-messages = הכרטיס נמצא בהודעות שלך עם האפליקציה הזאת. שם הוא מתעדכן.
chat-servers-only = זה פועל רק בשרת, לא בהודעות ישירות.
chat-try-again = זה נמשך יותר מדי זמן. אפשר לנסות שוב: שום דבר לא נעשה פעמיים.
